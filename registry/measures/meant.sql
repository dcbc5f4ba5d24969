-- For documents by which money was paid up to $as_of that names no duty: what it was for. That is the money to be split
-- that goes by the document number, else the duty of the push-downs under it, if they all name one.
-- materialise
WITH asked AS (
    SELECT DISTINCT document_number
    FROM payment
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
        AND date <= $as_of
        AND (duty IS NULL OR year IS NULL)
        AND duty IS NULL
        AND document_number IS NOT NULL
),
pot AS (
    SELECT DISTINCT pot
    FROM split
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
),
origin AS (
    SELECT asked.document_number, MIN(pushdown.duty) AS duty
    FROM asked
    CROSS JOIN pushdown
    WHERE pushdown.document_number = asked.document_number
        AND pushdown.entry_id <= $known
        AND (pushdown.until_entry IS NULL OR pushdown.until_entry > $known)
    GROUP BY asked.document_number
    HAVING MIN(pushdown.duty) = MAX(pushdown.duty)
)
SELECT asked.document_number, COALESCE(pot.pot, origin.duty) AS duty
FROM asked
LEFT JOIN pot ON pot.pot = asked.document_number
LEFT JOIN origin ON origin.document_number = asked.document_number
WHERE pot.pot IS NOT NULL OR origin.duty IS NOT NULL
