package io.leadstone.application.port.in.lead;

import static java.lang.annotation.ElementType.TYPE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A registration that sets only fields that a visitor may set. The company decides how far a lead has come: a registration always
 * creates the status {@code new}. The violation is about the field that was set.
 */
@Documented
@Constraint(validatedBy = SetByVisitor.Check.class)
@Target(TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SetByVisitor {

    /** The rule, as the end of a sentence that begins with the field. */
    String message() default "must not be set by a registration";

    /** See Jakarta Validation. */
    Class<?>[] groups() default {};

    /** See Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Looks for the fields of the company. */
    final class Check implements ConstraintValidator<SetByVisitor, RegisterLeadCommand> {

        @Override
        public boolean isValid(@Nullable RegisterLeadCommand command, ConstraintValidatorContext context) {
            if (command == null) {
                return true;
            }
            LeadDraft lead = command.lead();
            context.disableDefaultConstraintViolation();
            boolean status = refuse(lead.status().isPresent(), "status", context);
            boolean reason = refuse(lead.lostReason().isPresent(), "lostReason", context);
            return !status && !reason;
        }

        private static boolean refuse(boolean isSet, String field, ConstraintValidatorContext context) {
            if (isSet) {
                context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode(field)
                        .addConstraintViolation();
            }
            return isSet;
        }
    }
}
