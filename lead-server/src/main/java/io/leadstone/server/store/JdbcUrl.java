package io.leadstone.server.store;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JDBC url to which options can be added. An option that it has already stays as it is.
 *
 * @param text the url with its options
 */
record JdbcUrl(String text) {

    private static final Pattern REMOTE_H2 = Pattern.compile("(?i)jdbc:h2:(tcp|ssl):.*");
    private static final String H2 = "jdbc:h2:";

    /** Whether an H2 server in another process is meant. */
    boolean isRemoteH2() {
        return REMOTE_H2.matcher(text).matches();
    }

    /** Returns the url with this option, unless it has the option already. */
    JdbcUrl withOption(String name, String value) {
        return option(name).find() ? this : appended(name + "=" + value);
    }

    /**
     * Returns the url with each of these parameters, unless the option that lists them has it already. An option without a value says
     * that the operator wants no parameters: it is removed, and nothing is added.
     *
     * @param parameters each as {@code name=value}
     */
    JdbcUrl withParameters(ListOption list, List<String> parameters) {
        Matcher option = option(list.name());
        if (!option.find()) {
            return appended(list.name() + "=" + list.text(parameters));
        }
        String values = option.group("value");
        if (values.isEmpty()) {
            return new JdbcUrl(text.substring(0, option.start()) + text.substring(option.end()));
        }
        List<String> missing = parameters.stream()
                .filter(parameter -> !ListOption.has(values, parameter))
                .toList();
        String added = missing.isEmpty() ? "" : list.separator() + list.text(missing);
        return new JdbcUrl(text.substring(0, option.end()) + added + text.substring(option.end()));
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
     * @param prefix what each parameter begins with
     * @param separator what stands between two of them
     */
    record ListOption(String name, String prefix, String separator) {

        private String text(List<String> parameters) {
            return parameters.stream().map(prefix::concat).collect(Collectors.joining(separator));
        }

        /** PostgreSQL takes names with hyphens too. */
        private static boolean has(String values, String parameter) {
            String name = parameter.substring(0, parameter.indexOf('=') + 1);
            return values.toLowerCase(Locale.ROOT).replace('-', '_').contains(name);
        }
    }
}
