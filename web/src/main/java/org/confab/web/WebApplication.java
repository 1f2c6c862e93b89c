package org.confab.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources of this WAR, from the root of the server on. */
@ApplicationPath("/")
public class WebApplication extends Application {}
