-- The payments of the year up to the day of the report to holders of a level, in fen, and with a minus those that they passed on.
WITH holder_level AS (
    SELECT code, level
    FROM place
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
),
moved AS (
    SELECT
        payment.*,
        CASE
            WHEN payment.receiver_kind IN ('department', 'treasury') THEN 'department'
            WHEN payment.receiver_kind IN ('community', 'supplier') THEN ''
            WHEN payment.receiver_kind = 'place' THEN COALESCE(taker.level, 'elsewhere')
            ELSE 'elsewhere'
        END AS into_level,
        CASE
            WHEN payment.payer_kind IN ('department', 'treasury') THEN 'department'
            WHEN payment.payer_kind IN ('community', 'supplier') THEN ''
            WHEN payment.payer_kind = 'place' THEN COALESCE(giver.level, 'elsewhere')
            ELSE 'elsewhere'
        END AS from_level
    FROM payment
    LEFT JOIN holder_level AS taker ON taker.code = payment.receiver
    LEFT JOIN holder_level AS giver ON giver.code = payment.payer
    WHERE payment.entry_id <= $known
        AND (payment.until_entry IS NULL OR payment.until_entry > $known)
        AND payment.date <= $as_of
        AND COALESCE(payment.year, CAST(substr(payment.date, 1, 4) AS INTEGER)) = $year
)
SELECT
    'payment' AS fact_table,
    id AS fact_id,
    sheet_id,
    row,
    CASE
        WHEN manner = 'carried' AND payer_kind = receiver_kind AND payer = receiver THEN amount
        WHEN $holder IS NULL AND into_level = $level AND from_level = $level THEN 0
        WHEN into_level = $level AND ($holder IS NULL OR receiver = $holder) THEN amount
        ELSE -amount
    END AS amount,
    COALESCE(duty, document_number) AS what,
    payer_kind AS who_kind,
    payer AS who,
    receiver_kind AS where_kind,
    receiver AS where_code,
    date
FROM moved
WHERE into_level = $level AND ($holder IS NULL OR receiver = $holder)
    OR from_level = $level AND ($holder IS NULL OR payer = $holder)
ORDER BY id
