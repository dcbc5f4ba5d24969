-- How much of the period's push-downs is known or written as about, by column.
-- needs: pushed
SELECT
    'pushdown' AS kind,
    'document_number' AS column_name,
    SUM(pushdowns) AS cells,
    SUM(numbered) AS known,
    0 AS about
FROM pushed
HAVING SUM(pushdowns) > 0
UNION ALL
SELECT 'pushdown', 'volume', SUM(pushdowns), SUM(volume_known), SUM(volume_about)
FROM pushed
HAVING SUM(pushdowns) > 0
UNION ALL
SELECT 'pushdown', 'promised', SUM(pushdowns), SUM(promised_known), SUM(promised_about)
FROM pushed
HAVING SUM(pushdowns) > 0
ORDER BY 1, 2
