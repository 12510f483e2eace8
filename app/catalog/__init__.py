"""Questions and answers: the filter, the queries and the records they return. Knows SQL, and no Qt."""
