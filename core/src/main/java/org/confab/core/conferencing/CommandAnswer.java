package org.confab.core.conferencing;

import java.util.concurrent.CompletionStage;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;

/**
 * What follows the 202 to a command, see {@link Focus#answered}.
 *
 * @param request the command
 * @param response the final C3P response, there already or to come; it never fails
 * @param endsDialog whether the dialog is to be ended with BYE after that
 */
public record CommandAnswer(
    C3pRequest request, CompletionStage<C3pResponse> response, boolean endsDialog) {}
