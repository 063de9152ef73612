package io.leadstone.application.constraint;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import io.leadstone.domain.conversation.Satisfaction;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Requires a number that {@link Satisfaction} accepts. Null is valid. */
@Documented
@Constraint(validatedBy = SatisfactionShape.Check.class)
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface SatisfactionShape {

    /** The rule, as the end of a sentence that begins with the field. */
    String message() default "must be 1 to 5, with at most two decimals";

    /** See Jakarta Validation. */
    Class<?>[] groups() default {};

    /** See Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Calls the check of {@link Satisfaction}. */
    final class Check implements ConstraintValidator<SatisfactionShape, BigDecimal> {

        @Override
        public boolean isValid(@Nullable BigDecimal value, ConstraintValidatorContext context) {
            return value == null || Satisfaction.of(value).isPresent();
        }
    }
}
