//! Switching a text between real names and pseudonyms.
