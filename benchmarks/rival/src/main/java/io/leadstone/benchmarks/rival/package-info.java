/**
 * The service that a team would write instead of Leadstone, with Spring Boot and Spring Data JPA. The benchmark
 * compares both. It has the same fields, but no event log, no consent ledger and no search with typing errors. Start
 * reading at {@link io.leadstone.benchmarks.rival.RivalApplication}. Nothing here is stable.
 */
@NullMarked
package io.leadstone.benchmarks.rival;

import org.jspecify.annotations.NullMarked;
