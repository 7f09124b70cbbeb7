//! Readings -> incidents and figures. Pure: no I/O, no clock.
#![forbid(unsafe_code)]
