-- Which figures a report prints, and where: most reports of a deal print the same, so they share one list. Kept for good, they are few
CREATE TABLE figure_list (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE, -- of the cells before they are compressed
  cells BLOB NOT NULL -- key, loan group and path of each, compressed JSON
) STRICT;
-- report.figures are the texts of the list, compressed JSON; where it is null the figures with their keys and paths, as older reports have them
ALTER TABLE report ADD COLUMN figure_list_id INTEGER REFERENCES figure_list;
