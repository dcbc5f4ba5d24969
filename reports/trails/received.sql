-- The money of the year that communities received up to the day of the report, less what they gave back to those above, in fen.
SELECT
    'payment' AS fact_table,
    payment.id AS fact_id,
    payment.sheet_id,
    payment.row,
    CASE
        WHEN payment.payer_kind = 'community' AND payment.receiver_kind = 'community' THEN
            CASE WHEN $home IS NULL THEN 0 WHEN payment.receiver = payment.payer THEN 0
                WHEN payment.receiver = $home THEN payment.amount ELSE -payment.amount END
        WHEN payment.payer_kind = 'community' AND payment.manner IN ('refund', 'withdrawn') AND payment.amount < 0
            THEN payment.amount
        WHEN payment.payer_kind = 'community' THEN -payment.amount
        ELSE payment.amount
    END AS amount,
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
    AND (
        payment.receiver_kind = 'community' AND payment.payer_kind <> 'supplier'
        OR payment.payer_kind = 'community'
        AND payment.receiver_kind IN ('department', 'place', 'treasury')
    )
    AND (
        $home IS NULL
        OR payment.receiver_kind = 'community' AND payment.receiver = $home
        OR payment.payer_kind = 'community' AND payment.payer = $home
    )
ORDER BY payment.id
