-- Sums over live facts that every entry keeps up to date, so that the load of a community is known without reading a
-- million records. They are no facts: the chain does not cover them, and `zhunru check` works them out anew.

CREATE TABLE work_sum (                              -- Live work records of a year by community and duty
    year          INTEGER NOT NULL,                  -- year of the records
    community     TEXT NOT NULL,                     -- code of the community
    duty          TEXT NOT NULL,                     -- code or name of the duty as written
    records       INTEGER NOT NULL CHECK (records >= 0), -- records
    pieces        INTEGER NOT NULL,                  -- pieces of those records that state them
    pieces_known  INTEGER NOT NULL,                  -- records that state pieces
    minutes       INTEGER NOT NULL,                  -- minutes of those records that state them
    minutes_known INTEGER NOT NULL,                  -- records that state minutes
    PRIMARY KEY (year, community, duty)
) STRICT, WITHOUT ROWID;

CREATE TABLE work_month (                            -- Live work records of a month by community
    month         TEXT NOT NULL,                     -- month, as 2026-03
    community     TEXT NOT NULL,                     -- code of the community
    records       INTEGER NOT NULL CHECK (records >= 0), -- records
    PRIMARY KEY (month, community)
) STRICT, WITHOUT ROWID;

CREATE TABLE burden_sum (                            -- Live burdens of a kind by who carries them and the days on which they hold
    kind          TEXT NOT NULL,                     -- kind of burden
    community     TEXT NOT NULL,                     -- code of the community; empty if it lies on a whole place, or on none
    place         TEXT NOT NULL,                     -- code of the place whose communities all carry it; empty if there is none
    valid_from    TEXT NOT NULL,                     -- day from which it holds; empty if not stated
    valid_to      TEXT NOT NULL,                     -- first day on which it no longer holds; 9999 while open
    burdens       INTEGER NOT NULL CHECK (burdens >= 0), -- burdens
    seconds       INTEGER NOT NULL,                  -- seconds a year of those whose time is known
    seconds_known INTEGER NOT NULL,                  -- burdens whose time is known
    PRIMARY KEY (kind, community, place, valid_from, valid_to)
) STRICT, WITHOUT ROWID;

INSERT INTO work_sum
SELECT
    CAST(substr(date, 1, 4) AS INTEGER), community, duty,
    COUNT(*), COALESCE(SUM(pieces), 0), COUNT(pieces), COALESCE(SUM(minutes), 0), COUNT(minutes)
FROM work
WHERE until_entry IS NULL
GROUP BY 1, 2, 3;

INSERT INTO work_month
SELECT substr(date, 1, 7), community, COUNT(*)
FROM work
WHERE until_entry IS NULL
GROUP BY 1, 2;

INSERT INTO burden_sum
SELECT
    kind, COALESCE(community, ''), COALESCE(place, ''), COALESCE(valid_from, ''), COALESCE(valid_to, '9999'),
    COUNT(*), COALESCE(SUM(yearly_60 * minutes_each), 0), COUNT(yearly_60 * minutes_each)
FROM burden
WHERE until_entry IS NULL
GROUP BY 1, 2, 3, 4, 5;
