package io.leadstone.server.store;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JDBC URL to which options can be added. Options that it already has are never changed.
 *
 * @param text the URL with its options
 */
record JdbcUrl(String text) {

    private static final Pattern REMOTE_H2 = Pattern.compile("(?i)jdbc:h2:(tcp|ssl):.*");
    private static final String H2 = "jdbc:h2:";

    /** Returns true if the URL names an H2 server in another process. */
    boolean isRemoteH2() {
        return REMOTE_H2.matcher(text).matches();
    }

    /** Returns the URL with this option, unless it already has the option. */
    JdbcUrl withOption(String name, String value) {
        return option(name).find() ? this : appended(name + "=" + value);
    }

    /**
     * Adds parameters to an option whose value is a list. Parameters that the list already has are not changed. If
     * the option has an empty value, the operator wants no parameters: the option is removed.
     *
     * @param parameters the parameters, each as {@code name=value}
     */
    JdbcUrl withParameters(ListOption list, List<String> parameters) {
        Matcher option = option(list.name());
        if (!option.find()) {
            return appended(list.name() + "=" + list.text(parameters));
        }
        String values = option.group("value");
        if (values.isEmpty()) {
            return withoutEmpty(list);
        }
        List<String> missing = parameters.stream()
                .filter(parameter -> !ListOption.has(values, parameter))
                .toList();
        String added = missing.isEmpty() ? "" : list.separator() + list.text(missing);
        return new JdbcUrl(text.substring(0, option.end()) + added + text.substring(option.end()));
    }

    /** Returns the URL without this option if it has an empty value. Drivers send an empty option to the database. */
    JdbcUrl withoutEmpty(ListOption list) {
        Matcher option = option(list.name());
        if (!option.find() || !option.group("value").isEmpty()) {
            return this;
        }
        String before = text.substring(0, option.start() - 1);
        String separator = text.substring(option.start() - 1, option.start());
        String after = text.substring(option.end());
        return new JdbcUrl(after.isEmpty() ? before : before + separator + after.substring(1));
    }

    private JdbcUrl appended(String option) {
        if (text.startsWith(H2)) {
            return new JdbcUrl(text + ";" + option);
        }
        return new JdbcUrl(text + (text.contains("?") ? "&" : "?") + option);
    }

    private Matcher option(String name) {
        return Pattern.compile("(?i)(?<=[?&;])" + Pattern.quote(name) + "=(?<value>[^&;]*)")
                .matcher(text);
    }

    /**
     * An option whose value is a list of parameters.
     *
     * @param prefix the text before each parameter
     * @param separator the text between two parameters
     */
    record ListOption(String name, String prefix, String separator) {

        private String text(List<String> parameters) {
            return parameters.stream().map(prefix::concat).collect(Collectors.joining(separator));
        }

        /** PostgreSQL also accepts hyphens in names of parameters. */
        private static boolean has(String values, String parameter) {
            String name = parameter.substring(0, parameter.indexOf('=') + 1);
            return values.toLowerCase(Locale.ROOT).replace('-', '_').contains(name);
        }
    }
}
