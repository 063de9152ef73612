package io.leadstone.application.constraint;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import io.leadstone.domain.agent.Agent;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The form of a web origin (RFC 6454). Nothing at all is fine. */
@Documented
@Constraint(validatedBy = OriginShape.Check.class)
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OriginShape {

    /** The rule, as the end of a sentence that begins with the field. */
    String message() default "must be a web origin such as https://shop.example";

    /** See Jakarta Validation. */
    Class<?>[] groups() default {};

    /** See Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Asks the domain. */
    final class Check implements ConstraintValidator<OriginShape, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || text.matches(Agent.ORIGIN_PATTERN);
        }
    }
}
