-- Work recorded up to $as_of by duty as written, community and year: pieces and minutes, and in how many records.
SELECT
    duty,
    community,
    CAST(substr(date, 1, 4) AS INTEGER) AS year,
    COUNT(*) AS records,
    SUM(pieces) AS pieces,
    COUNT(pieces) AS pieces_known,
    SUM(minutes) AS minutes,
    COUNT(minutes) AS minutes_known
FROM work
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known) AND date <= $as_of
GROUP BY duty, community, CAST(substr(date, 1, 4) AS INTEGER)
ORDER BY duty, community, CAST(substr(date, 1, 4) AS INTEGER)
