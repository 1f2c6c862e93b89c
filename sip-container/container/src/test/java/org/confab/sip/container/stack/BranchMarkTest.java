package org.confab.sip.container.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class BranchMarkTest {
  private static final String A = "00000000000000aa";
  private static final String B = "00000000000000bb";

  @Property
  void givesTheOwnBranchBack(
      @ForAll @CharRange(from = '!', to = '~') @StringLength(max = 80) String branch) {
    String mark = BranchMark.mark(A, Optional.of(branch), "call", 1, "tag");
    assertThat(BranchMark.isMark(mark)).isTrue();
    assertThat(BranchMark.ownOf(mark)).contains(branch);
    assertThat(BranchMark.flowOf(mark)).isEqualTo(A);
  }

  @Test
  void tellsAMissingBranchFromAnEmptyOne() {
    assertThat(BranchMark.ownOf(BranchMark.mark(A, Optional.empty(), "c", 1, "t"))).isEmpty();
    assertThat(BranchMark.ownOf(BranchMark.mark(A, Optional.of(""), "c", 1, "t"))).contains("");
  }

  @Test
  void differsBetweenFlows() {
    assertThat(BranchMark.mark(A, Optional.of("z9hG4bK1"), "c", 1, "t"))
        .isNotEqualTo(BranchMark.mark(B, Optional.of("z9hG4bK1"), "c", 1, "t"));
  }

  @Test
  void differsBetweenRequestsThatUseABranchTwice() {
    assertThat(BranchMark.mark(A, Optional.of("z9hG4bK1"), "c", 1, "t"))
        .isNotEqualTo(BranchMark.mark(A, Optional.of("z9hG4bK1"), "c", 2, "t"));
  }

  @Test
  void isEqualForTheRequestsOfOneTransaction() {
    assertThat(BranchMark.mark(A, Optional.of("z9hG4bK1"), "c", 1, "t"))
        .isEqualTo(BranchMark.mark(A, Optional.of("z9hG4bK1"), "c", 1, "t"));
  }

  @Test
  void doesNotTakeAClientsBranchForAMark() {
    assertThat(BranchMark.isMark("z9hG4bK-cf-short")).isFalse();
    assertThat(BranchMark.isMark("z9hG4bKabc")).isFalse();
  }
}
