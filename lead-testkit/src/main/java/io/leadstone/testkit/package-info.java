/**
 * What tests of leads are made of: sample leads, ids that count, a clock that is set by hand. It knows the domain and the
 * application, no adapter; the store in memory and the contract of every store stand in packages of their own. Start at
 * {@link io.leadstone.testkit.SampleLeads}.
 */
@NullMarked
package io.leadstone.testkit;

import org.jspecify.annotations.NullMarked;
