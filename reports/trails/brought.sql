-- The money that holders above the communities brought forward into the year, in fen.
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
WHERE payment.entry_id <= $known
    AND (payment.until_entry IS NULL OR payment.until_entry > $known)
    AND payment.date <= $as_of
    AND COALESCE(payment.year, CAST(substr(payment.date, 1, 4) AS INTEGER)) = $year
    AND payment.manner = 'carried'
    AND payment.payer_kind = payment.receiver_kind
    AND payment.payer = payment.receiver
    AND payment.payer_kind NOT IN ('community', 'supplier')
ORDER BY payment.id
