/**
 * Compares Leadstone over HTTP with the service that a team would write with Spring Data JPA. Both run in processes of
 * their own over the same PostgreSQL server. Start reading at {@link
 * io.leadstone.benchmarks.comparison.ComparisonTable}. Nothing here is stable.
 */
@NullMarked
package io.leadstone.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
