package org.confab.ws.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a client is told where neither a filter nor Metro has answered: the status in words, nothing
 * of what went wrong inside. That is in the log.
 */
public final class ErrorAnswer extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean error = request.getDispatcherType() == DispatcherType.ERROR;
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code =
        error && status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
    Refusal.send(response, code, text(code));
  }

  private static String text(int status) {
    return switch (status) {
      case 400 -> "The request is no good";
      case 404 -> "There is no service at this address";
      case 405 -> "This address does not answer that method";
      default -> status >= 500 ? "The server has failed" : "The request was refused";
    };
  }
}
