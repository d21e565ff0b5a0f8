-- Each movement of a customer begins where the one before ended, in one currency.
WITH step AS (
    SELECT movement_id, mrr_before, mrr_after, amount,
        lag(mrr_after, 1, 0) OVER (PARTITION BY customer_id, currency ORDER BY effective_at) AS mrr_so_far
    FROM {{ ref('current_movements') }}
)
SELECT movement_id, mrr_so_far, mrr_before, mrr_after, amount
FROM step
WHERE mrr_before <> mrr_so_far OR amount <> mrr_after - mrr_before
