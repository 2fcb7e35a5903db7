-- The checks of a report that do not tie, compressed; null in what was read before, whose document has them
ALTER TABLE report ADD COLUMN open_checks BLOB;
