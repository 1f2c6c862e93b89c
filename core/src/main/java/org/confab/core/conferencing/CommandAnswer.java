package org.confab.core.conferencing;

import org.confab.core.Body;

/**
 * What follows the 202 to a command.
 *
 * @param response the C3P response, sent in an INFO of the server
 * @param endsDialog whether the dialog is to be ended with BYE after that
 */
public record CommandAnswer(Body response, boolean endsDialog) {}
