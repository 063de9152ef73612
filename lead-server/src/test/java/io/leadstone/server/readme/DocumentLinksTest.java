package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Follows every relative link of every Markdown document. */
class DocumentLinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @Test
    void every_link_leads_to_a_file_and_a_heading_that_exist() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Map.Entry<String, Path> document : Checkout.files().entrySet()) {
            if (document.getKey().endsWith(".md")) {
                String prose = CODE_BLOCK
                        .matcher(Files.readString(document.getValue()))
                        .replaceAll("");
                Matcher link = LINK.matcher(prose);
                while (link.find()) {
                    if (!link.group(1).contains("://")) {
                        links++;
                        if (!exists(document.getValue(), link.group(1))) {
                            broken.add(document.getKey() + " -> " + link.group(1));
                        }
                    }
                }
            }
        }

        assertThat(broken).isEmpty();
        assertThat(links).as("links that were followed").isGreaterThan(10);
    }

    @Test
    void numbers_of_decision_records_are_unique() throws IOException {
        List<String> numbers = Checkout.files().keySet().stream()
                .filter(path -> path.startsWith("docs/adr/"))
                .map(path -> path.substring("docs/adr/".length()).substring(0, 4))
                .toList();

        assertThat(numbers).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    private static boolean exists(Path document, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target =
                path.isEmpty() ? document : document.getParent().resolve(path).normalize();
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** Returns the anchors of all headings: lower case, hyphens for blanks, without punctuation. */
    private static Set<String> anchors(Path document) throws IOException {
        return HEADING.matcher(CODE_BLOCK.matcher(Files.readString(document)).replaceAll(""))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
