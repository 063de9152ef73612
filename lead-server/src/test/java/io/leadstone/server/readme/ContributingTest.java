package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Looks in the checkout for all files, folders, types and methods that {@code CONTRIBUTING.md} names. */
class ContributingTest {

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern FILE = Pattern.compile("[\\w./-]+\\.(java|xml|json|md)");
    private static final Pattern TEST = Pattern.compile("[A-Z]\\w+(Test|Contract|Faults)");
    private static final Pattern MIXED_CASE = Pattern.compile("\\b[A-Za-z]*[a-z][A-Z]\\w*\\b");
    private static final Pattern SOURCE = Pattern.compile(".*\\.(java|xml|json)");
    private static final Pattern FOLDER =
            Pattern.compile("lead-[a-z]+|adapter-[a-z]+|docs/\\w+|(port|service|db)/[\\w/]+");

    @Test
    void the_page_names_files_that_exist() throws IOException {
        Set<String> paths = checkout();
        List<String> named = CODE.matcher(Checkout.text("CONTRIBUTING.md"))
                .results()
                .map(found -> found.group(1))
                .map(ContributingTest::path)
                .filter(path -> !path.isEmpty())
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(60);
        assertThat(named)
                .filteredOn(path -> paths.stream().noneMatch(known -> known.contains(path)))
                .as("names without a file or folder")
                .isEmpty();
    }

    /** Names of one lower case word, such as {@code build}, are not checked: sources have them by chance. */
    @Test
    void the_page_names_types_and_methods_that_exist() throws IOException {
        Set<String> words = new HashSet<>();
        for (Map.Entry<String, Path> file : Checkout.files().entrySet()) {
            if (SOURCE.matcher(file.getKey()).matches()) {
                MIXED_CASE
                        .matcher(Files.readString(file.getValue()))
                        .results()
                        .forEach(word -> words.add(word.group()));
            }
        }
        List<String> named = CODE.matcher(Checkout.text("CONTRIBUTING.md"))
                .results()
                .map(found -> found.group(1))
                .filter(code -> MIXED_CASE.matcher(code).matches())
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(40);
        assertThat(named).as("names that no source has").allMatch(words::contains);
    }

    /** Returns how {@code code} appears in a path, or an empty text if it names no file or folder. */
    private static String path(String code) {
        if (FILE.matcher(code).matches()) {
            return "/" + code + "\n";
        }
        if (TEST.matcher(code).matches()) {
            return "/" + code + ".java\n";
        }
        Matcher folder = FOLDER.matcher(code);
        return folder.matches() ? "/" + code.replaceFirst("/$", "") + "/" : "";
    }

    /** Returns all files, each with a slash before it and a line break behind it. */
    private static Set<String> checkout() throws IOException {
        return Checkout.files().keySet().stream()
                .map(path -> "/" + path + "\n")
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
