-- What a person wrote to a check of a report
CREATE TABLE check_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  filing_id INTEGER NOT NULL REFERENCES filing ON DELETE CASCADE,
  report_index INTEGER NOT NULL,
  check_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  note TEXT NOT NULL,
  noted_at TEXT NOT NULL,
  UNIQUE (filing_id, report_index, check_id, subject)
) STRICT;
