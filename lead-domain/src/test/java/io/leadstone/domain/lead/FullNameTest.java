package io.leadstone.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullNameTest {

    @ParameterizedTest
    @CsvSource({
        "Jordan, Lee, Jordan Lee",
        "Jordan,, Jordan",
        ", Lee, Lee",
        "太郎, 山田, 山田太郎",
        "小明, 王, 王小明",
        "민준, 김, 김민준",
        "さくら, 佐々木, 佐々木さくら",
        "タロー, ヤマダ, ヤマダタロー",
        "Taro, 山田, Taro 山田",
        "สมชาย, ใจดี, สมชาย ใจดี",
        ",,"
    })
    void the_order_follows_the_script(String first, String last, String full) {
        assertThat(FullName.of(Optional.ofNullable(first), Optional.ofNullable(last)))
                .isEqualTo(Optional.ofNullable(full));
    }
}
