/**
 * Jakarta Validation constraints for the rules that the domain knows: each asks the domain's own check, so that no rule is
 * written twice.
 */
@NullMarked
package io.leadstone.application.constraint;

import org.jspecify.annotations.NullMarked;
