/**
 * Jakarta Validation constraints for the rules of the domain. Each constraint calls the check of the domain, so that
 * each rule exists once. Start at {@link io.leadstone.application.constraint.TextRule}; a new rule for texts is a
 * constant there.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.constraint;

import org.jspecify.annotations.NullMarked;
