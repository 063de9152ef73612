package io.leadstone.application.service;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;
import java.util.Map;

/**
 * The messages of the constraints, the same in every locale. They contain no expressions. So a host needs no expression
 * language on its class path, and no text of a client is evaluated.
 */
public final class ConstraintMessages implements MessageInterpolator {

    private static final Map<String, String> STANDARD = Map.of(
            "NotBlank", "must not be empty",
            "NotNull", "must be given",
            "NotEmpty", "must not be empty",
            "Min", "must be at least {value}",
            "Max", "must be at most {value}");

    @Override
    public String interpolate(String template, Context context) {
        Map<String, Object> attributes = context.getConstraintDescriptor().getAttributes();
        String constraint = context.getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        if (constraint.equals("Size") || constraint.equals("TextLength")) {
            return size(constraint.equals("Size") ? "elements" : "characters", attributes);
        }
        return STANDARD.getOrDefault(constraint, template).replace("{value}", String.valueOf(attributes.get("value")));
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return interpolate(template, context);
    }

    private static String size(String unit, Map<String, Object> attributes) {
        String rule = "must have at most " + attributes.get("max") + " " + unit;
        return Integer.valueOf(0).equals(attributes.get("min"))
                ? rule
                : rule + " and at least " + attributes.get("min");
    }
}
