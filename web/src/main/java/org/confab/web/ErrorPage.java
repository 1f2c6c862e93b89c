package org.confab.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.confab.ejb.database.DatabaseDown;

/**
 * What a client is told where no resource has answered: the status as a problem document, nothing
 * of what went wrong inside. That is in the log.
 */
@WebServlet(ErrorPage.PATH)
public final class ErrorPage extends HttpServlet {
  static final String PATH = "/error-page";

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean error = request.getDispatcherType() == DispatcherType.ERROR;
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code =
        error && status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
    if (error
        && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
        && DatabaseDown.is(failure)) {
      code = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      response.setIntHeader("Retry-After", DatabaseDown.RETRY_SECONDS);
    }
    byte[] document = Problem.of(code).text().getBytes(StandardCharsets.UTF_8);
    response.setStatus(code);
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }
}
