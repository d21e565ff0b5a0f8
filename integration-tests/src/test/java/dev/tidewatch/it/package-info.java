/**
 * Tests against real components: a broker and a schema registry in containers, reached over the network by the clients
 * that production uses. They need a Docker engine and say so where there is none; the images are public, and {@code
 * deploy/images/build.sh} builds them where no container registry can be reached.
 */
package dev.tidewatch.it;
