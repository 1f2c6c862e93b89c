package org.confab.web.directory;

/** It goes on. */
record BusyAnswer(boolean busy) {}
