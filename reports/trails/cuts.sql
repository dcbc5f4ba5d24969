-- Money standards that ended up to the day of the report, and payments of the year by which money was taken back, in fen as each
-- states it.
SELECT
    'rate' AS fact_table,
    id AS fact_id,
    sheet_id,
    row,
    amount,
    name AS what,
    'department' AS who_kind,
    department AS who,
    CASE WHEN community IS NULL THEN 'place' ELSE 'community' END AS where_kind,
    COALESCE(community, place) AS where_code,
    valid_to AS date
FROM rate
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND CAST(substr(valid_to, 1, 4) AS INTEGER) = $year
    AND valid_to <= $as_of
UNION ALL
SELECT
    'payment',
    id,
    sheet_id,
    row,
    amount,
    COALESCE(duty, document_number),
    payer_kind,
    payer,
    receiver_kind,
    receiver,
    date
FROM payment
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND date <= $as_of
    AND COALESCE(year, CAST(substr(date, 1, 4) AS INTEGER)) = $year
    AND manner = 'withdrawn'
ORDER BY fact_table, fact_id
