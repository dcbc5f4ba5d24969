-- Documents by which money was paid up to $as_of: the first day on which it was, the day stated for the document, and the
-- first push-down under its number.
WITH paid AS (
    SELECT document_number, MIN(date) AS first_paid, MIN(document_date) AS stated
    FROM payment
    WHERE entry_id <= $known
        AND (until_entry IS NULL OR until_entry > $known)
        AND date <= $as_of
        AND document_number IS NOT NULL
    GROUP BY document_number
),
pushed AS (
    SELECT document_number, MIN(date) AS first_pushed
    FROM pushdown
    WHERE entry_id <= $known
        AND (until_entry IS NULL OR until_entry > $known)
        AND document_number IS NOT NULL
    GROUP BY document_number
)
SELECT paid.document_number, paid.first_paid, paid.stated, pushed.first_pushed
FROM paid
LEFT JOIN pushed ON pushed.document_number = paid.document_number
ORDER BY paid.document_number
