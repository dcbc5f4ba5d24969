-- Money that departments and treasuries paid out up to $as_of, by duty as written, year and day: whether in time.
SELECT
    duty,
    COALESCE(year, CAST(substr(date, 1, 4) AS INTEGER)) AS year,
    payer_kind AS holder_kind,
    payer AS holder,
    date,
    SUM(amount) AS amount
FROM payment
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
    AND date <= $as_of
    AND (payer_kind = 'department' OR payer_kind = 'treasury')
    AND receiver_kind <> 'department'
    AND receiver_kind <> 'treasury'
    AND duty IS NOT NULL
GROUP BY duty, COALESCE(year, CAST(substr(date, 1, 4) AS INTEGER)), payer_kind, payer, date
ORDER BY duty, COALESCE(year, CAST(substr(date, 1, 4) AS INTEGER)), payer_kind, payer, date
