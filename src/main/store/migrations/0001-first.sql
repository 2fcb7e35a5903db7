-- Reported numbers are TEXT as printed, faces are TEXT decimals, a holder's cash is INTEGER cents.
PRAGMA application_id = 1348565348; -- 'Payd'

CREATE TABLE filing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  form TEXT,
  accession_number TEXT,
  reader_version TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  document BLOB NOT NULL, -- the extracted document, JSON, zlib
  bytes BLOB NOT NULL -- the file as it came, zlib
) STRICT;

CREATE TABLE deal (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

-- Every name a deal's reports carried, in the form names are compared in
CREATE TABLE deal_name (
  name_key TEXT PRIMARY KEY,
  deal_id INTEGER NOT NULL REFERENCES deal ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE deal_cusip (
  cusip TEXT PRIMARY KEY,
  deal_id INTEGER NOT NULL REFERENCES deal ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  filing_id INTEGER NOT NULL REFERENCES filing ON DELETE CASCADE,
  report_index INTEGER NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deal,
  distribution_date TEXT NOT NULL,
  record_date TEXT,
  revision TEXT NOT NULL CHECK (revision IN ('original', 'revised', 'supplemental')),
  status TEXT NOT NULL CHECK (status IN ('current', 'superseded')),
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

CREATE UNIQUE INDEX report_current ON report (deal_id, distribution_date) WHERE status = 'current';

CREATE TABLE class_row (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  place INTEGER NOT NULL, -- 0-based, as printed
  tier TEXT,
  class TEXT NOT NULL,
  type TEXT,
  cusip TEXT,
  basis TEXT NOT NULL CHECK (basis IN ('principal', 'notional', 'none')),
  factor_base TEXT,
  prior_factor TEXT,
  interest_factor TEXT,
  principal_factor TEXT,
  current_factor TEXT,
  interest TEXT,
  principal TEXT,
  realized_loss TEXT,
  deferred_interest TEXT,
  current_balance TEXT,
  differs INTEGER NOT NULL CHECK (differs IN (0, 1)), -- a check that names the class differs
  UNIQUE (report_id, place)
) STRICT;

CREATE INDEX class_row_cusip ON class_row (cusip);

CREATE TABLE portfolio (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  portfolio_id INTEGER NOT NULL REFERENCES portfolio ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE, -- '' is the account of lots that name none
  UNIQUE (portfolio_id, name)
) STRICT;

CREATE TABLE lot (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account,
  cusip TEXT NOT NULL,
  face TEXT NOT NULL,
  settle TEXT,
  price TEXT,
  note TEXT
) STRICT;

CREATE INDEX lot_cusip ON lot (cusip);
CREATE INDEX lot_account ON lot (account_id);

-- Derived from reports and lots, never edited: what an account got from a CUSIP in a report
CREATE TABLE holding_distribution (
  cusip TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
  report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  entitled_face TEXT NOT NULL,
  interest INTEGER NOT NULL,
  principal INTEGER NOT NULL,
  realized_loss INTEGER NOT NULL,
  deferred_interest INTEGER NOT NULL,
  PRIMARY KEY (cusip, account_id, report_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX holding_distribution_account ON holding_distribution (account_id);
CREATE INDEX holding_distribution_report ON holding_distribution (report_id);
