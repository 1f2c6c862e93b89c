package org.confab.core.mcufactory;

import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.McuState;

/** What leaves the link to media servers, and what stays in it. */
final class McuDocuments {
  private McuDocuments() {}

  /** The same document without the dialogs, which are nobody's business but a successor's. */
  static McuState withoutDialogs(McuState state) {
    return new McuState(
        state.origin(),
        state.focus(),
        state.type(),
        state.generation(),
        state.version(),
        state.state(),
        state.members().stream().map(McuDocuments::withoutDialogs).toList(),
        state.view());
  }

  private static McuState.Member withoutDialogs(McuState.Member member) {
    return new McuState.Member(
        member.user(), member.legs().stream().map(McuLeg::withoutDialog).toList());
  }
}
