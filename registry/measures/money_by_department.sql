-- Money of the period by department: what it paid out, and what reached the report's communities of it. A payment from
-- a district or street counts for the department whose push-down bears the same document number, if only one does.
-- needs: reached
WITH money AS (
    SELECT payer, payer_kind, receiver, receiver_kind, amount, document_number
    FROM payment
    WHERE entry_id <= $known
        AND (until_entry IS NULL OR until_entry > $known)
        AND date >= $first
        AND date < $after
        AND date <= $as_of
),
passed_on AS (
    SELECT DISTINCT document_number
    FROM money
    WHERE payer_kind <> 'department' AND document_number IS NOT NULL
),
origin AS (
    SELECT passed_on.document_number, MIN(pushdown.department) AS department
    FROM passed_on
    CROSS JOIN pushdown
    WHERE pushdown.document_number = passed_on.document_number
        AND pushdown.entry_id <= $known
        AND (pushdown.until_entry IS NULL OR pushdown.until_entry > $known)
    GROUP BY passed_on.document_number
    HAVING MIN(pushdown.department) = MAX(pushdown.department)
),
part AS (
    SELECT payer AS department, amount AS paid, NULL AS received
    FROM money
    WHERE payer_kind = 'department'
        AND ($everywhere = 1 OR receiver IN (SELECT code FROM reached))
    UNION ALL
    SELECT
        CASE WHEN money.payer_kind = 'department' THEN money.payer ELSE origin.department END,
        NULL,
        money.amount
    FROM money
    INNER JOIN reached ON reached.code = money.receiver
    LEFT JOIN origin ON origin.document_number = money.document_number
    WHERE money.receiver_kind = 'community'
)
SELECT
    department,
    SUM(paid) AS paid,
    COUNT(paid) AS payments,
    SUM(received) AS received,
    COUNT(received) AS receipts
FROM part
GROUP BY department
ORDER BY COALESCE(department, '')
