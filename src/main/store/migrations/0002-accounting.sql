-- Buys and sells, one numbering for both; what was lot 7 stays number 7
CREATE TABLE trade (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account,
  kind TEXT NOT NULL CHECK (kind IN ('buy', 'sell')),
  cusip TEXT NOT NULL, -- or, of a class without one, deal/class
  face TEXT NOT NULL, -- original face, notional, or percentage interest; positive for sells too
  trade_date TEXT,
  settle TEXT,
  price TEXT, -- percent of current face
  accrued TEXT, -- dollars of accrued interest paid or received
  lot_id INTEGER REFERENCES trade, -- the lot a sell relieves; null for first-in-first-out
  note TEXT
) STRICT;
INSERT INTO trade (id, account_id, kind, cusip, face, settle, price, note)
  SELECT id, account_id, 'buy', cusip, face, settle, price, note FROM lot;
DROP TABLE lot;
CREATE INDEX trade_cusip ON trade (cusip);
CREATE INDEX trade_account ON trade (account_id);
CREATE INDEX trade_lot ON trade (lot_id);

-- Numbers are never used twice, so that what is undone can be put back under its own
CREATE TABLE new_portfolio (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  paydown_method TEXT NOT NULL DEFAULT 'realized' CHECK (paydown_method IN ('realized', 'accelerated')),
  synthetic INTEGER NOT NULL DEFAULT 0 CHECK (synthetic IN (0, 1)) -- of generated months, in no sum over all portfolios
) STRICT;
INSERT INTO new_portfolio (id, name) SELECT id, name FROM portfolio;
DROP TABLE portfolio;
ALTER TABLE new_portfolio RENAME TO portfolio;

CREATE TABLE new_account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  portfolio_id INTEGER NOT NULL REFERENCES portfolio ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE, -- '' is the account of lots that name none
  UNIQUE (portfolio_id, name)
) STRICT;
INSERT INTO new_account SELECT id, portfolio_id, name FROM account;
DROP TABLE account;
ALTER TABLE new_account RENAME TO account;

-- A filing whose import was undone keeps its bytes and counts for nothing
ALTER TABLE filing ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
-- When it was filed, or else signed; ranks reports of one distribution
ALTER TABLE filing ADD COLUMN filed_on TEXT;

-- Which deal a report is of follows from the CUSIPs and titles of the reports on file
DROP TABLE deal_name;
DROP TABLE deal_cusip;

CREATE TABLE new_report (
  id INTEGER PRIMARY KEY,
  filing_id INTEGER NOT NULL REFERENCES filing ON DELETE CASCADE,
  report_index INTEGER NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deal,
  title TEXT NOT NULL, -- the deal's name as this report prints it
  name_key TEXT NOT NULL, -- in the form names are compared in
  distribution_date TEXT NOT NULL,
  record_date TEXT,
  months_to_maturity TEXT, -- of the pool, weighted; null where not printed, and in what was read before
  figures BLOB, -- of the deal's health, as compressed JSON; null in what was read before
  revision TEXT NOT NULL CHECK (revision IN ('original', 'revised', 'supplemental')),
  status TEXT NOT NULL CHECK (status IN ('current', 'superseded', 'supplemental', 'withdrawn')),
  layout TEXT NOT NULL,
  pages INTEGER NOT NULL,
  classes INTEGER NOT NULL,
  refused_rows INTEGER NOT NULL,
  unread_lines INTEGER NOT NULL,
  ties INTEGER NOT NULL,
  explained INTEGER NOT NULL,
  differs INTEGER NOT NULL,
  unknown INTEGER NOT NULL,
  UNIQUE (filing_id, report_index)
) STRICT;
INSERT INTO new_report SELECT report.id, filing_id, report_index, deal_id, deal.name, lower(deal.name), distribution_date,
    record_date, NULL, NULL, revision, CASE revision WHEN 'supplemental' THEN 'supplemental' ELSE status END, layout, pages, classes,
    refused_rows, unread_lines, ties, explained, differs, unknown
  FROM report JOIN deal ON deal.id = deal_id;
DROP TABLE report;
ALTER TABLE new_report RENAME TO report;
CREATE UNIQUE INDEX report_current ON report (deal_id, distribution_date) WHERE status = 'current';
CREATE INDEX report_deal ON report (deal_id, distribution_date);
CREATE INDEX report_name ON report (name_key);

ALTER TABLE class_row ADD COLUMN prior_balance TEXT;
ALTER TABLE class_row ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0; -- a number of it was put right by a person
ALTER TABLE class_row ADD COLUMN to_date TEXT; -- the to-date columns, JSON
-- As its report has them, so that a class's history is one stretch of an index
ALTER TABLE class_row ADD COLUMN distribution_date TEXT NOT NULL DEFAULT '';
ALTER TABLE class_row ADD COLUMN counts INTEGER NOT NULL DEFAULT 0; -- 1 of a current report, 2 of a supplemental one, else 0
UPDATE class_row SET (distribution_date, counts) = (
  SELECT distribution_date, CASE status WHEN 'current' THEN 1 WHEN 'supplemental' THEN 2 ELSE 0 END
  FROM report WHERE report.id = report_id);
DROP INDEX class_row_cusip;
CREATE INDEX class_row_cusip ON class_row (cusip, distribution_date, counts);

-- A person's answer that two titles are one deal
CREATE TABLE same_deal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name_key TEXT NOT NULL,
  other_key TEXT NOT NULL,
  UNIQUE (name_key, other_key)
) STRICT;

-- A month's factors where no report can be read; factors per $1,000
CREATE TABLE hand_factor (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  cusip TEXT NOT NULL,
  distribution_date TEXT NOT NULL,
  record_date TEXT,
  basis TEXT NOT NULL CHECK (basis IN ('principal', 'notional')),
  interest_factor TEXT,
  principal_factor TEXT,
  loss_factor TEXT,
  current_factor TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('typed', 'csv')),
  filing_id INTEGER REFERENCES filing, -- the filing it was typed beside
  source_name TEXT, -- file and row of the CSV
  note TEXT,
  UNIQUE (cusip, distribution_date)
) STRICT;

-- A number of a report put right by hand: what is printed stays in the report
CREATE TABLE correction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  filing_id INTEGER NOT NULL REFERENCES filing ON DELETE CASCADE,
  report_index INTEGER NOT NULL,
  path TEXT NOT NULL, -- of the cell, as `extract --cells` prints it
  printed TEXT,
  corrected TEXT,
  author TEXT NOT NULL,
  note TEXT NOT NULL,
  corrected_at TEXT NOT NULL,
  UNIQUE (filing_id, report_index, path)
) STRICT;

-- Cash the custodian says it received
CREATE TABLE custodian_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  imported_at TEXT NOT NULL
) STRICT;
CREATE TABLE custodian_cash (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file_id INTEGER NOT NULL REFERENCES custodian_file ON DELETE CASCADE,
  row INTEGER NOT NULL, -- 1-based line of the CSV
  portfolio TEXT,
  account TEXT,
  cusip TEXT NOT NULL,
  pay_date TEXT NOT NULL,
  interest INTEGER, -- cents; null where only a total is given
  principal INTEGER,
  total INTEGER NOT NULL
) STRICT;
CREATE INDEX custodian_cash_cusip ON custodian_cash (cusip, pay_date);
CREATE INDEX custodian_cash_file ON custodian_cash (file_id);

-- Which column of a CSV is what, by the columns it has
CREATE TABLE csv_mapping (
  purpose TEXT NOT NULL,
  columns TEXT NOT NULL,
  mapping TEXT NOT NULL, -- JSON
  PRIMARY KEY (purpose, columns)
) STRICT, WITHOUT ROWID;

CREATE TABLE new_holding_distribution (
  cusip TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
  distribution_date TEXT NOT NULL,
  source TEXT NOT NULL, -- r and the report's number, or h and that of the factors entered by hand
  entitled_face TEXT NOT NULL,
  interest INTEGER NOT NULL,
  principal INTEGER NOT NULL,
  realized_loss INTEGER NOT NULL,
  deferred_interest INTEGER NOT NULL,
  PRIMARY KEY (cusip, distribution_date, account_id, source)
) STRICT, WITHOUT ROWID;
INSERT INTO new_holding_distribution
  SELECT cusip, account_id, distribution_date, 'r' || report_id, entitled_face, interest, principal, realized_loss, deferred_interest
  FROM holding_distribution JOIN report ON report.id = report_id;
DROP TABLE holding_distribution;
ALTER TABLE new_holding_distribution RENAME TO holding_distribution;
CREATE INDEX holding_distribution_account ON holding_distribution (account_id);

-- The journal: what was done when, and each row before and after, so that it can be undone
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  summary TEXT NOT NULL,
  undone_by INTEGER REFERENCES change
) STRICT;
CREATE TABLE change_row (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES change ON DELETE CASCADE,
  place TEXT NOT NULL, -- the table
  row_id INTEGER NOT NULL,
  before TEXT, -- JSON; null for a row that was added
  after TEXT -- JSON; null for a row that was taken away
) STRICT;
CREATE INDEX change_row_change ON change_row (change_id);
CREATE INDEX change_row_place ON change_row (place, row_id);
