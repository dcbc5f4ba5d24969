-- Money that came to departments, places and others up to $as_of, by duty as written, year and day: what is still held
-- is what came last.
SELECT
    duty,
    COALESCE(year, CAST(substr(date, 1, 4) AS INTEGER)) AS year,
    receiver_kind AS holder_kind,
    receiver AS holder,
    date,
    SUM(amount) AS amount
FROM payment
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
    AND date <= $as_of
    AND receiver_kind <> 'community'
    AND receiver_kind <> 'supplier'
    AND duty IS NOT NULL
GROUP BY duty, COALESCE(year, CAST(substr(date, 1, 4) AS INTEGER)), receiver_kind, receiver, date
ORDER BY duty, COALESCE(year, CAST(substr(date, 1, 4) AS INTEGER)), receiver_kind, receiver, date
