-- Cash of a month is one stretch of an index
CREATE INDEX holding_distribution_date ON holding_distribution (distribution_date, account_id, interest, principal);

-- What an account got from a CUSIP in a year: sums since purchase need not add up every distribution. The triggers keep it
CREATE TABLE holding_year (
  cusip TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
  year TEXT NOT NULL,
  distributions INTEGER NOT NULL, -- how many the sums are of
  interest INTEGER NOT NULL,
  principal INTEGER NOT NULL,
  PRIMARY KEY (cusip, account_id, year)
) STRICT, WITHOUT ROWID;
CREATE INDEX holding_year_account ON holding_year (account_id);
INSERT INTO holding_year
  SELECT cusip, account_id, substr(distribution_date, 1, 4) AS year, count(*), sum(interest), sum(principal)
  FROM holding_distribution GROUP BY cusip, account_id, year;

CREATE TRIGGER holding_distribution_added AFTER INSERT ON holding_distribution BEGIN
  INSERT INTO holding_year
    VALUES (NEW.cusip, NEW.account_id, substr(NEW.distribution_date, 1, 4), 1, NEW.interest, NEW.principal)
    ON CONFLICT DO UPDATE SET distributions = distributions + 1, interest = interest + excluded.interest,
      principal = principal + excluded.principal;
END;
CREATE TRIGGER holding_distribution_removed AFTER DELETE ON holding_distribution BEGIN
  UPDATE holding_year SET distributions = distributions - 1, interest = interest - OLD.interest, principal = principal - OLD.principal
    WHERE cusip = OLD.cusip AND account_id = OLD.account_id AND year = substr(OLD.distribution_date, 1, 4);
  DELETE FROM holding_year
    WHERE cusip = OLD.cusip AND account_id = OLD.account_id AND year = substr(OLD.distribution_date, 1, 4) AND distributions = 0;
END;
