-- The money that communities received in the period up to the day of the report, in fen.
-- needs: reached
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
WHERE payment.entry_id <= $known
    AND (payment.until_entry IS NULL OR payment.until_entry > $known)
    AND payment.date >= $first
    AND payment.date < $after
    AND payment.date <= $as_of
    AND payment.receiver_kind = 'community'
ORDER BY payment.id
