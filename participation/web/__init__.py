"""Everything that knows a browser: shell, routes, live updates, sign-in, look. The only package that imports Streamlit."""
