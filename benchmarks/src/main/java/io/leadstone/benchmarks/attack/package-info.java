/**
 * Attacks on a server process with a small heap. {@link io.leadstone.benchmarks.attack.AttackTable} starts the
 * server. {@link io.leadstone.benchmarks.attack.AttackProgram} attacks it from another process, while the answers to
 * other clients are measured.
 */
@NullMarked
package io.leadstone.benchmarks.attack;

import org.jspecify.annotations.NullMarked;
