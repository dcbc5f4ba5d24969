-- The money that communities received in the period up to the day of the report, in fen, from no department and under a
-- document by which no single department pushed work down.
-- needs: reached
WITH origin AS (
    SELECT pushdown.document_number
    FROM pushdown
    WHERE pushdown.document_number IS NOT NULL
        AND pushdown.entry_id <= $known
        AND (pushdown.until_entry IS NULL OR pushdown.until_entry > $known)
    GROUP BY pushdown.document_number
    HAVING MIN(pushdown.department) = MAX(pushdown.department)
)
SELECT
    'payment' AS fact_table,
    payment.id AS fact_id,
    payment.sheet_id,
    payment.row,
    payment.amount AS amount,
    COALESCE(payment.duty, payment.document_number) AS what,
    payment.payer_kind AS who_kind,
    payment.payer AS who,
    payment.receiver_kind AS where_kind,
    payment.receiver AS where_code,
    payment.date
FROM payment
INNER JOIN reached ON reached.code = payment.receiver
LEFT JOIN origin ON origin.document_number = payment.document_number
WHERE payment.entry_id <= $known
    AND (payment.until_entry IS NULL OR payment.until_entry > $known)
    AND payment.date >= $first
    AND payment.date < $after
    AND payment.date <= $as_of
    AND payment.receiver_kind = 'community'
    AND payment.payer_kind <> 'department'
    AND origin.document_number IS NULL
ORDER BY payment.id
