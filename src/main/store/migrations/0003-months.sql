-- When the deal first pays, as the report prints it; null where not printed, and in what was read before
ALTER TABLE report ADD COLUMN first_payment TEXT;

-- Which months of which deal are on file is told from this index alone
DROP INDEX report_deal;
CREATE INDEX report_deal ON report (deal_id, distribution_date, status, revision, first_payment);
