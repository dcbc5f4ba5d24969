-- The same of payments that name no duty, or no year. The duty is then the money to be split that goes by the payment's
-- document number, else the duty of the push-downs under that number, if they all name one; the year is that of the date.
WITH money AS (
    SELECT
        duty,
        document_number,
        COALESCE(year, CAST(substr(date, 1, 4) AS INTEGER)) AS year,
        payer_kind,
        payer,
        receiver_kind,
        receiver,
        manner,
        amount,
        amount_mark,
        kept_by,
        date
    FROM payment
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
        AND date <= $as_of
        AND (duty IS NULL OR year IS NULL)
),
pot AS (
    SELECT DISTINCT pot
    FROM split
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
),
asked AS (
    SELECT DISTINCT document_number
    FROM money
    WHERE duty IS NULL AND document_number IS NOT NULL
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
),
named AS (
    SELECT
        COALESCE(money.duty, pot.pot, origin.duty) AS duty,
        money.year,
        money.payer_kind,
        money.payer,
        money.receiver_kind,
        money.receiver,
        money.manner,
        money.amount,
        money.amount_mark,
        money.kept_by,
        money.date
    FROM money
    LEFT JOIN pot ON pot.pot = money.document_number
    LEFT JOIN origin ON origin.document_number = money.document_number
)
SELECT
    duty,
    year,
    payer_kind,
    payer,
    receiver_kind,
    receiver,
    manner,
    SUM(amount) AS amount,
    COUNT(*) AS payments,
    COUNT(amount) AS known,
    COUNT(CASE WHEN amount_mark IN ('about', 'nearly', 'over') THEN 1 END) AS about,
    SUM(CASE WHEN amount < 0 THEN amount ELSE 0 END) AS below_zero,
    SUM(CASE WHEN kept_by IS NOT NULL THEN amount ELSE 0 END) AS kept
FROM named
GROUP BY duty, year, payer_kind, payer, receiver_kind, receiver, manner
ORDER BY
    COALESCE(duty, ''), year, payer_kind, payer, receiver_kind, receiver, COALESCE(manner, '')
