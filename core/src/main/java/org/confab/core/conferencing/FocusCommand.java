package org.confab.core.conferencing;

import org.confab.protocol.xml.XmlElement;

/** One command of a participant to the Focus. Runs while nothing else changes the conference. */
interface FocusCommand {
  /**
   * Carries the command out.
   *
   * @return the element of the response, named like the command
   * @throws CommandFailed if it cannot be done
   */
  XmlElement run(Given given);

  /**
   * What is given to a command.
   *
   * @param state the conference now
   * @param sender who gives the command
   * @param dialog the dialog it came by
   * @param command the element of the request
   */
  record Given(
      ConferenceState state, Participant sender, FocusDialogId dialog, XmlElement command) {
    /** An answer that only repeats the name of the command. */
    XmlElement done() {
      return C3pAnswers.element(command.name());
    }
  }
}
