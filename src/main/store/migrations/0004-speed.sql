-- Filings and reports are counted and listed without reading what is kept compressed in their rows.
CREATE INDEX filing_withdrawn ON filing (withdrawn);
CREATE INDEX report_date ON report (distribution_date, status);
CREATE INDEX report_refused ON report (refused_rows) WHERE refused_rows > 0;
