// No script: only its name is looked at.
