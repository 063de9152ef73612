package io.leadstone.domain.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadstone.domain.lead.ConsentPurpose;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionEvidenceTest {

    @Test
    void wrong_texts_are_refused_by_name() {
        for (String wrong : List.of("", " a", "a ", "a\nb", "f".repeat(201))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SubmissionEvidence.NONE.ofForm(Optional.of(wrong), Map.of()))
                    .withMessageStartingWith("form must be 1 to 200 characters");
        }
        for (String wrong : List.of("", " a", "a\n", "a\u0000b", "w".repeat(2001))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            SubmissionEvidence.NONE.ofForm(Optional.empty(), Map.of(ConsentPurpose.MARKETING, wrong)))
                    .withMessageStartingWith("consent_texts.marketing must be 1 to 2000 characters");
        }
    }

    @Test
    void texts_are_quoted_in_the_proof() {
        SubmissionEvidence evidence = SubmissionEvidence.NONE.ofForm(
                Optional.of("\"a\\b\""), Map.of(ConsentPurpose.MARKETING, "one\n\ttwo\r\u2028é"));

        assertThat(evidence.proofOf(ConsentPurpose.MARKETING, Map.of()).json())
                .isEqualTo("{\"form\":\"\\\"a\\\\b\\\"\",\"wording\":\"one\\n\\ttwo\\r\u2028é\"}");
        assertThat(evidence.proofOf(ConsentPurpose.DATA_PROCESSING, Map.of()).json())
                .isEqualTo("{\"form\":\"\\\"a\\\\b\\\"\"}");
    }

    @Test
    void its_text_hides_the_values() {
        assertThat(SubmissionEvidence.NONE.ofForm(Optional.of("/pricing"), Map.of()))
                .hasToString("SubmissionEvidence[…]");
    }
}
